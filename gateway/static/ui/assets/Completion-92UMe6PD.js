import{$i as e,$t as t,Aa as n,D as r,E as i,F as a,Ft as o,Ga as s,Gi as c,Hi as l,J as u,Ji as d,Jt as f,Ka as p,Kt as m,Ma as h,Ua as ee,Wa as g,Wi as te,X as _,Xa as v,Xi as y,Y as b,Yt as x,Za as S,_o as C,an as w,ar as T,ea as E,en as D,fn as ne,go as O,ho as k,ja as re,li as A,ln as ie,p as ae,pa as j,qi as oe,rr as se,tn as ce,un as le,vo as M,wo as ue,xo as de,yi as N}from"./ui-BIdjz2Zp.js";import{a as fe,i as pe,n as me,o as P,r as he,s as ge,t as F}from"./JsonTree-h8WQP1iB.js";import{a as I,t as L}from"./Conversation-CeWuCHuw.js";import{t as _e}from"./Partial-BbF_t9So.js";import{t as ve}from"./By-BOWIt47m.js";import{t as R}from"./Values-BBNK9k2z.js";import{n as ye,t as be}from"./useTitles-CAmLBDiL.js";import{t as xe}from"./exact-BoUcn8kQ.js";import{t as Se}from"./sessionLink-CRhxWYYb.js";import{t as z}from"./Fact-BVhH8lsI.js";import{t as B}from"./useMutation-CZWTfFMz.js";import{t as Ce}from"./cost-BW9lNGvJ.js";import{n as we}from"./download-sTpc5lHk.js";import{s as Te}from"./TurnOf-DyESqrOP.js";var V=ue(de(),1);function Ee({of:e,renew:t}){let n=fe(e),r=!d(e.id)&&(n===`gone`||n!==null&&n.revision>e.revision);return N((0,V.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:r?null:`nothing is new`,run:t}],[t,r])),r?n===`gone`?C(`p`,{className:P.note,role:`status`,children:`✕ It was deleted meanwhile.`}):M(`p`,{className:P.note,role:`status`,children:[`It has changed since. `,C(T,{onPress:t,children:`Show what is new`})]}):null}var H={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},De=j(`
  query CompletionHead($id: ID!) {
    changeCursor
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),Oe=j(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),ke=j(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),Ae=j(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),je=j(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Me=j(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),Ne=j(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Pe=j(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),U=e=>v({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await y(De,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];let{completion:i,changeCursor:a}=n;return{completion:i&&{...i,changeCursor:a},errors:r}}}),Fe=e=>v({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await y(Oe,{id:e},{signal:t});if(!n.completion)throw r[0]??W();return n.completion.stacktrace}}),Ie=e=>v({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await xe(ke,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??W();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function Le(e,t){let{data:n}=await y(Ne,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function W(){return new e(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Re({id:e}){let{data:t,error:n,isPending:r,refetch:a}=S(Ie(e));if(r)return C(A,{});if(n)return C(x,{error:n,retry:()=>void a()});let s=new Map;for(let e of t.nodes)s.set(e.taskId,[...s.get(e.taskId)??[],e]);let c=be(t.nodes),l=t.tasks.filter(e=>!s.has(e.id)&&e.archivedAt===null);return M(`div`,{className:H.feedback,children:[t.nodes.length===0&&M(i,{title:`Not graded`,children:[C(`p`,{children:`Nobody has given feedback on it.`}),l.length===0&&M(`p`,{children:[`No task asks for a grade of it either: `,C(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...s].map(([e,t])=>C(ze,{id:e,grades:t,isTitled:c.includes(e)},e)),t.pageInfo.hasNextPage&&M(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),l.length>0&&M(`section`,{children:[C(`h2`,{children:`Tasks that want a grade`}),C(`ul`,{children:l.map(t=>M(`li`,{children:[C(`a`,{href:G(t.id),className:H.filter,children:C(m,{text:t.name})}),` `,C(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${o({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var G=e=>`#/tasks/${encodeURIComponent(e)}`;function ze({id:e,grades:t,isTitled:n}){let r=t[0]?.task;return M(`section`,{children:[C(`h2`,{children:r?C(`a`,{href:G(e),className:H.filter,children:C(m,{text:r.name})}):`A task that is gone`}),C(`ul`,{className:H.grades,children:t.map(e=>C(`li`,{"data-counts":e.adjudicates,children:C(Be,{grade:e,isTitled:n})},e.id))})]})}function Be({grade:e,isTitled:t}){let n=ye(t?e.taskId:void 0),r=e.task?.version,i=r!==void 0&&r!==e.taskVersion;return M(O,{children:[M(`p`,{className:H.tools,children:[e.adjudicates&&C(`strong`,{className:H.counts,children:`★ the one that counts`}),M(`span`,{children:[`by`,` `,C(`b`,{children:C(K,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&M(`span`,{className:H.second,children:[`token `,C(m,{text:e.author.name??e.author.tokenId})]}),C(b,{at:e.createdAt}),M(`span`,{className:H.second,children:[`version `,e.taskVersion,i&&` of ${r}`]})]}),C(R,{of:e.jsonValues,comment:e.comment,titles:n}),e.history.length>0&&C(Ve,{grade:e})]})}function K({of:{grader:e,author:t}}){return C(ve,{grade:{grader:e,author:t??null}})}function Ve({grade:e}){let[t,n]=(0,V.useState)(!1),r=e.history.toReversed();return M(`div`,{children:[M(T,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,C(b,{at:e.updatedAt}),` by`,` `,C(m,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&C(`ol`,{className:H.grades,"aria-label":`Earlier revisions, newest first`,children:r.map((t,n)=>M(`li`,{children:[M(`p`,{className:H.tools,children:[`revision `,t.revision,` `,C(b,{at:t.at}),M(`span`,{className:H.second,children:[`version `,t.taskVersion]}),t.grader&&C(K,{of:t})]}),C(R,{of:t.jsonValues,comment:t.comment,against:(r[n-1]??e).jsonValues})]},t.revision))})]})}function He({role:e,...t}){let n=l(e),r=(0,V.useId)();return n===null?C(T,{...t}):M(`span`,{children:[C(T,{...t,isDisabled:!0,"aria-describedby":r}),` `,C(`small`,{id:r,children:n})]})}function Ue({id:e}){let[t,n]=(0,V.useState)(!1);return M(O,{children:[C(He,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),C(le,{isOpen:t,onOpenChange:n,isDismissable:!0,className:H.veil??``,children:C(ie,{className:H.modal??``,children:C(We,{id:e,close:()=>n(!1)})})})]})}function We({id:e,close:t}){let n=k(),{mutate:r,isPending:i,error:a}=B({mutationFn:()=>y(Me,{id:e}),onSuccess:()=>{D(`Deleted`),t(),n.removeQueries({queryKey:[`completion`,e]}),te([e]);for(let e of[`session`,`sessions`])n.invalidateQueries({queryKey:[e]});n.invalidateQueries({queryKey:[`completions`]}),location.assign(h(e))}});return M(ne,{role:`alertdialog`,children:[C(se,{slot:`title`,children:`Delete this completion?`}),M(`p`,{children:[C(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),a&&M(`p`,{role:`alert`,className:H.bad,children:[`✕ `,E(a).message]}),M(`div`,{className:H.tools,children:[C(T,{autoFocus:!0,onPress:t,children:`Keep it`}),C(T,{className:`primary`,isDisabled:i,onPress:()=>r(),children:`Delete it`})]})]})}function Ge({of:{id:e,tags:t}}){let n=l(`WRITER`),r=(0,V.useId)(),i=(0,V.useRef)(null),a=Ke(e);N((0,V.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let o=e=>a.mutate({tag:e,isAdded:!1});return M(`div`,{className:H.tags,children:[C(`ul`,{"aria-label":`Tags`,children:t.map(e=>M(`li`,{children:[C(Y,{by:{tags:{hasAll:[e]}},children:C(m,{text:e})}),n===null&&C(T,{"aria-label":`Take away the tag ${e}`,onPress:()=>o(e),children:`×`})]},e))}),C(Je,{input:i,isDisabled:n!==null,why:r,add:e=>a.mutate({tag:e,isAdded:!0})}),n!==null&&C(`small`,{id:r,children:n}),a.error&&M(`span`,{role:`alert`,className:H.bad,children:[`✕ `,E(a.error).message]})]})}function Ke(e){let t=k();return B({mutationFn:t=>c([e],()=>qe(e,t)),onSuccess:(n,{tag:r,isAdded:i})=>{if(D(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=U(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e),oe(t=>t.id===e?n.tags:void 0)}})}async function qe(t,{tag:n,isAdded:r}){let i={id:t,tags:[n]},[a]=(r?(await y(Ae,i)).data.addTags?.results:(await y(je,i)).data.removeTags?.results)??[];if(a?.error)throw new e(a.error.code,a.error);return a?.completion}function Je({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,V.useState)(``),o=(0,V.useId)(),s=S({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>y(Pe,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return M(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[C(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),C(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>C(`option`,{value:e},e))})]})}function Ye({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return C(q,{all:e.totalTokens===null?`–`:w(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:C(J,{name:e,value:w(t),depth:n},e))})}function Xe({of:e}){let{cost:t}=e;return t?M(q,{all:`$${t.total}`,children:[C(J,{name:`input`,value:`$${t.input}`,depth:0}),C(J,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),C(J,{name:`output`,value:`$${t.output}`,depth:0}),C(J,{name:`price of`,value:t.pricedModel,depth:0}),C(J,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&C(J,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${Ce(e)}`}function q({all:e,children:t}){return M(`details`,{className:H.parts,children:[C(`summary`,{children:e}),C(`table`,{children:C(`tbody`,{children:t})})]})}function J({name:e,value:t,depth:n}){return M(`tr`,{children:[C(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),C(`td`,{children:t})]})}function Ze({of:e}){return M(`header`,{className:H.header,children:[M(`dl`,{className:H.facts,children:[C(z,{name:`Status`,children:e.status===null?C(_,{of:null}):C(Y,{by:{status:{eq:e.status}},children:C(_,{of:e.status})})}),e.failureKind!==null&&C(z,{name:`Failure`,children:C(Y,{by:{failureKind:{eq:e.failureKind}},children:C(m,{text:e.failureKind})})}),C(Qe,{of:e}),C(z,{name:`Duration`,children:C(u,{seconds:e.duration})}),e.timeToFirstToken!==null&&C(z,{name:`First token`,children:C(u,{seconds:e.timeToFirstToken})}),C(z,{name:`Tokens`,children:C(Ye,{of:e.usage})}),C(z,{name:`Cost`,children:C(Xe,{of:e})}),C($e,{of:e}),C(et,{of:e}),C(z,{name:`Made`,children:C(b,{at:e.createdAt})}),e.clientCreatedAt!==null&&C(z,{name:`Made, as the client says`,children:C(b,{at:e.clientCreatedAt})}),M(z,{name:`Changed`,children:[C(b,{at:e.updatedAt}),` `,M(`span`,{className:H.second,children:[`revision `,e.revision]})]}),C(z,{name:`Id`,children:C(`code`,{children:C(m,{text:e.id})})})]}),e.isDerivationPending&&C(`p`,{className:H.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&C(me,{text:e.failureReason}),M(`div`,{className:H.tools,children:[C(Ge,{of:e}),C(Ue,{id:e.id})]})]})}function Y({by:e,children:t}){return C(ee,{to:`/completions`,search:{f:e},className:H.filter,children:t})}function Qe({of:{model:e,provider:t,operation:n}}){return M(O,{children:[C(z,{name:`Model`,children:e===null?`–`:C(Y,{by:{model:{eq:e}},children:C(m,{text:e})})}),t!==null&&C(z,{name:`Provider`,children:C(Y,{by:{provider:{eq:t}},children:C(m,{text:t})})}),n!==null&&C(z,{name:`Operation`,children:C(Y,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function $e({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:M(z,{name:`Finish reason`,children:[C(Y,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&t!==e.toLowerCase()&&C(`code`,{children:C(m,{text:t})}),n&&C(`strong`,{className:H.bad,children:` ✕ refusal`})]})}function et({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return M(O,{children:[n!==null&&C(z,{name:`Session`,children:C(`a`,{href:Se(n,e),className:H.filter,children:C(m,{text:t?.name||n})})}),r!==null&&C(z,{name:`User`,children:C(Y,{by:{userId:{eq:r}},children:C(m,{text:r})})}),i!==null&&C(z,{name:`Prompt version`,children:C(Y,{by:{promptVersion:{eq:i}},children:C(m,{text:i})})})]})}function X({answered:e,field:t,alterations:n,at:r,onAt:a}){return e.loaded.has[t]===!0?C(F,{held:e.held,field:t,onAt:a,alterations:n,at:r??``}):C(i,{title:`No ${t}`,children:C(`p`,{children:`Nothing of it is logged.`})})}function tt(e,{rows:t,isWhole:n}=re()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Z({id:e,createdAt:t}){let r=g(),{t:i}=s({from:`/completions/$id`}),a=(0,V.useMemo)(()=>tt(e),[e]),o=(0,V.useMemo)(()=>h(e),[e]);(0,V.useEffect)(()=>{a&&n(e)},[a,e]);let c=(0,V.useMemo)(()=>{let e=e=>{e===null?D(`There is no further one`):r({to:`/completions/$id`,params:{id:e},search:i===void 0?{}:{t:i},replace:!0})},n=async n=>{t!==null&&e(await Le(t,n))};return a?{before:()=>e(a.before),after:()=>e(a.after)}:{before:()=>void n(!0).catch(()=>e(null)),after:()=>void n(!1).catch(()=>e(null))}},[a,t,r,i]),[l,u]=a?[a.before===null,a.after===null]:[t===null,t===null];return N((0,V.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,repeats:!0,title:`Previous of the list`,group:e,keys:[`[`,`p`],unavailable:l?t(!0):null,run:c.before},{id:`item:next`,repeats:!0,title:`Next of the list`,group:e,keys:[`]`,`n`],unavailable:u?t(a?.isWhole??!0):null,run:c.after}]},[c,l,u,a])),M(`nav`,{"aria-label":`The list around it`,className:H.tools,children:[C(`a`,{href:o,children:`Completions`}),C(T,{isDisabled:l,onPress:c.before,children:`← Previous`}),C(T,{isDisabled:u,onPress:c.after,children:`Next →`}),C(`span`,{className:H.second,children:a?`${w(a.place+1)} of ${w(a.count)} loaded`:t!==null&&`in the order of time`})]})}function nt({held:e,id:n}){let[r,i]=(0,V.useState)(null);if((0,V.useEffect)(()=>{e.raw().then(i,()=>void 0)},[e]),!r)return C(A,{});let a=()=>e.text(r.id);return M(`div`,{children:[M(`p`,{className:H.tools,children:[M(`span`,{children:[w(r.characters),` characters`]}),C(T,{onPress:()=>void a().then(e=>t(e,`all of it`)),children:`Copy`}),C(T,{onPress:()=>void a().then(e=>we(n.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),C(Te,{held:e,of:r.id,label:`Raw`})]})}var Q=500;function rt({id:e}){let{data:t,error:n,isPending:r,refetch:a}=S(Fe(e));if(r)return C(A,{});if(n)return C(x,{error:n,retry:()=>void a()});if(t.length===0)return C(i,{title:`No stack`,children:C(`p`,{children:`The client has not said where it made the call.`})});let o=t.toReversed();return M(O,{children:[C(`ol`,{className:H.stack,"aria-label":`Frames, innermost first`,children:o.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>M(`li`,{children:[M(`div`,{children:[C(`b`,{children:C(m,{text:r??`?`})}),` `,M(`code`,{children:[C(m,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&C(`pre`,{children:C(m,{text:t.trim()})})]},i))}),o.length>Q&&M(`p`,{children:[`The innermost `,Q,` of `,o.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],it=[`request`,`response`,`extra`,`raw`];function at(){let{id:e}=p({from:`/completions/$id`});return C(f,{title:`Completion`,children:C(ot,{id:e},e)})}function ot({id:e}){let{data:t,error:n,isPending:i,refetch:o}=S(U(e)),{t:c=`conversation`}=s({from:`/completions/$id`}),l=k(),[u,d]=(0,V.useState)(0),f=(0,V.useCallback)(()=>{l.invalidateQueries({queryKey:[`completion`,e]}),d(e=>e+1)},[l,e]);if(ct(e),lt(e),i)return M(O,{children:[C(Z,{id:e,createdAt:null}),C(A,{children:C(a,{})})]});if(n)return C(x,{error:n,retry:()=>void o()});let{completion:p}=t;return M(O,{children:[C(Z,{id:e,createdAt:p?.createdAt??null}),p===null?C(r,{what:`completion`}):M(O,{children:[C(_e,{errors:t.errors,retry:()=>void o()}),C(Ee,{of:p,renew:f}),C(Ze,{of:p}),C(`nav`,{"aria-label":`Parts of the call`,className:H.tabs,children:$.map(({tab:t,title:n})=>C(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===c?`page`:void 0,children:n},t))}),M(`div`,{children:[c===`conversation`&&M(O,{children:[C(he,{of:p}),C(pe,{of:p}),C(L,{id:e},u)]}),C(st,{id:e,tab:c,alterations:p.alterations},`payload ${u}`),c===`stack`&&C(rt,{id:e}),c===`feedback`&&C(Re,{id:e})]})]})]})}function st({id:e,tab:t,alterations:n}){let r=it.includes(t),[i,a]=(0,V.useState)(r);r&&!i&&a(!0);let{answered:o,error:c,again:l}=I(ge,i?e:null),{at:u}=s({from:`/completions/$id`}),d=g({from:`/completions/$id`}),f=(0,V.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return r?c===void 0?o?t===`raw`?C(nt,{id:e,...o}):C(X,{field:t,answered:o,alterations:n,at:u,onAt:f},t):C(A,{}):C(x,{error:c,retry:l}):null}function ct(e){let{mark:n}=ae(ce);N((0,V.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void t(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>n(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void t(e,`the id`)}],[e,n]))}function lt(e){let t=g();N((0,V.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{at as Completion};