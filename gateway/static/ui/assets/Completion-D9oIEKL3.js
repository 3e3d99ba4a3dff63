import{$t as e,Aa as t,D as n,E as r,F as i,Gt as a,Ji as o,Jt as s,La as c,Ma as l,Na as u,Pt as d,Qt as f,R as p,Ra as m,Vi as h,Wi as g,X as _,Y as v,Z as y,ao as b,ci as x,cn as ee,co as te,dn as ne,do as re,en as S,in as C,io as w,ir as T,ja as E,ln as ie,no as D,nr as ae,p as oe,qi as O,qt as se,ra as k,ro as A,vi as j}from"./ui-BJNV9Gou.js";import{a as ce,i as le,n as ue,o as M,r as de,s as fe,t as pe}from"./JsonTree-D0mn83MH.js";import{a as me,t as he}from"./Conversation-D7rnIFgm.js";import{t as N}from"./Partial-BG78OqYK.js";import{t as P}from"./By-TFhQbeGH.js";import{t as F}from"./Values-DzxpYjYW.js";import{t as I}from"./useTitles-l1ORiJib.js";import{t as L}from"./exact-DFPzBfmw.js";import{t as R}from"./sessionLink-vSFQTf0b.js";import{t as z}from"./Fact-BwT0BvSl.js";import{t as B}from"./useMutation-BDYadbSN.js";import{t as ge}from"./cost-BW9lNGvJ.js";import{n as _e}from"./download-CGe_NNMl.js";import{s as ve}from"./TurnOf-D3WrAYwP.js";var V=re(te(),1);function ye({of:e,renew:t}){let n=ce(e),r=n===`gone`||n!==null&&n.revision>e.revision;return j((0,V.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:r?null:`nothing is new`,run:t}],[t,r])),r?n===`gone`?w(`p`,{className:M.note,role:`status`,children:`✕ It was deleted meanwhile.`}):b(`p`,{className:M.note,role:`status`,children:[`It has changed since. `,w(T,{onPress:t,children:`Show what is new`})]}):null}var H={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},be=k(`
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
`),xe=k(`
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
`),Se=k(`
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
`),Ce=k(`
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
`),we=k(`
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
`),Te=k(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),Ee=k(`
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
`),De=k(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),U=e=>c({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await g(be,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];let{completion:i,changeCursor:a}=n;return{completion:i&&{...i,changeCursor:a},errors:r}}}),Oe=e=>c({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await g(xe,{id:e},{signal:t});if(!n.completion)throw r[0]??W();return n.completion.stacktrace}}),ke=e=>c({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await L(Se,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??W();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function Ae(e,t){let{data:n}=await g(Ee,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function W(){return new O(`NOT_FOUND`,{message:`This completion is not here any more.`})}function je({id:e}){let{data:t,error:n,isPending:i,refetch:o}=m(ke(e));if(i)return w(x,{});if(n)return w(s,{error:n,retry:()=>void o()});let c=new Map;for(let e of t.nodes)c.set(e.taskId,[...c.get(e.taskId)??[],e]);let l=t.tasks.filter(e=>!c.has(e.id)&&e.archivedAt===null);return b(`div`,{className:H.feedback,children:[t.nodes.length===0&&b(r,{title:`Not graded`,children:[w(`p`,{children:`Nobody has given feedback on it.`}),l.length===0&&b(`p`,{children:[`No task asks for a grade of it either: `,w(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...c].map(([e,t])=>w(Me,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&b(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),l.length>0&&b(`section`,{children:[w(`h2`,{children:`Tasks that want a grade`}),w(`ul`,{children:l.map(t=>b(`li`,{children:[w(`a`,{href:G(t.id),className:H.filter,children:w(a,{text:t.name})}),` `,w(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${d({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var G=e=>`#/tasks/${encodeURIComponent(e)}`;function Me({id:e,grades:t}){let n=t[0]?.task;return b(`section`,{children:[w(`h2`,{children:n?w(`a`,{href:G(e),className:H.filter,children:w(a,{text:n.name})}):`A task that is gone`}),w(`ul`,{className:H.grades,children:t.map(e=>w(`li`,{"data-counts":e.adjudicates,children:w(Ne,{grade:e})},e.id))})]})}function Ne({grade:e}){let t=I(e.taskId),n=e.task?.version,r=n!==void 0&&n!==e.taskVersion;return b(A,{children:[b(`p`,{className:H.tools,children:[e.adjudicates&&w(`strong`,{className:H.counts,children:`★ the one that counts`}),b(`span`,{children:[`by`,` `,w(`b`,{children:w(K,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&b(`span`,{className:H.second,children:[`token `,w(a,{text:e.author.name??e.author.tokenId})]}),w(_,{at:e.createdAt}),b(`span`,{className:H.second,children:[`version `,e.taskVersion,r&&` of ${n}`]})]}),w(F,{of:e.jsonValues,comment:e.comment,titles:t}),e.history.length>0&&w(Pe,{grade:e})]})}function K({of:{grader:e,author:t}}){return w(P,{grade:{grader:e,author:t??null}})}function Pe({grade:e}){let[t,n]=(0,V.useState)(!1),r=e.history.toReversed();return b(`div`,{children:[b(T,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,w(_,{at:e.updatedAt}),` by`,` `,w(a,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&w(`ol`,{className:H.grades,"aria-label":`Earlier revisions, newest first`,children:r.map((t,n)=>b(`li`,{children:[b(`p`,{className:H.tools,children:[`revision `,t.revision,` `,w(_,{at:t.at}),b(`span`,{className:H.second,children:[`version `,t.taskVersion]}),t.grader&&w(K,{of:t})]}),w(F,{of:t.jsonValues,comment:t.comment,against:(r[n-1]??e).jsonValues})]},t.revision))})]})}function Fe({role:e,...t}){let n=h(e),r=(0,V.useId)();return n===null?w(T,{...t}):b(`span`,{children:[w(T,{...t,isDisabled:!0,"aria-describedby":r}),` `,w(`small`,{id:r,children:n})]})}function Ie({id:e}){let[t,n]=(0,V.useState)(!1);return b(A,{children:[w(Fe,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),w(ie,{isOpen:t,onOpenChange:n,isDismissable:!0,className:H.veil??``,children:w(ee,{className:H.modal??``,children:w(Le,{id:e,close:()=>n(!1)})})})]})}function Le({id:t,close:n}){let r=D(),i=E(),{mutate:a,isPending:s,error:c}=B({mutationFn:()=>g(Te,{id:t}),onSuccess:()=>{e(`Deleted`),n(),r.removeQueries({queryKey:[`completion`,t]}),r.invalidateQueries({queryKey:[`completions`]}),i({to:`/completions`})}});return b(ne,{role:`alertdialog`,children:[w(ae,{slot:`title`,children:`Delete this completion?`}),b(`p`,{children:[w(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),c&&b(`p`,{role:`alert`,className:H.bad,children:[`✕ `,o(c).message]}),b(`div`,{className:H.tools,children:[w(T,{autoFocus:!0,onPress:n,children:`Keep it`}),w(T,{className:`primary`,isDisabled:s,onPress:()=>a(),children:`Delete it`})]})]})}function Re({of:{id:e,tags:t}}){let n=h(`WRITER`),r=(0,V.useId)(),i=(0,V.useRef)(null),s=ze(e);j((0,V.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let c=e=>s.mutate({tag:e,isAdded:!1});return b(`div`,{className:H.tags,children:[w(`ul`,{"aria-label":`Tags`,children:t.map(e=>b(`li`,{children:[w(Y,{by:{tags:{hasAll:[e]}},children:w(a,{text:e})}),n===null&&w(T,{"aria-label":`Take away the tag ${e}`,onPress:()=>c(e),children:`×`})]},e))}),w(Be,{input:i,isDisabled:n!==null,why:r,add:e=>s.mutate({tag:e,isAdded:!0})}),n!==null&&w(`small`,{id:r,children:n}),s.error&&b(`span`,{role:`alert`,className:H.bad,children:[`✕ `,o(s.error).message]})]})}function ze(t){let n=D();return B({mutationFn:async({tag:e,isAdded:n})=>{let r={id:t,tags:[e]},[i]=(n?(await g(Ce,r)).data.addTags?.results:(await g(we,r)).data.removeTags?.results)??[];if(i?.error)throw new O(i.error.code,i.error);return i?.completion},onSuccess:(r,{tag:i,isAdded:a})=>{if(e(a?`Tagged ${i}`:`${i} is taken away`),!r)return;let{queryKey:o}=U(t);n.setQueryData(o,e=>e?.completion?{...e,completion:{...e.completion,...r}}:e)}})}function Be({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,V.useState)(``),o=(0,V.useId)(),s=m({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>g(De,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return b(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[w(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),w(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>w(`option`,{value:e},e))})]})}function Ve({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return w(q,{all:e.totalTokens===null?`–`:C(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:w(J,{name:e,value:C(t),depth:n},e))})}function He({of:e}){let{cost:t}=e;return t?b(q,{all:`$${t.total}`,children:[w(J,{name:`input`,value:`$${t.input}`,depth:0}),w(J,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),w(J,{name:`output`,value:`$${t.output}`,depth:0}),w(J,{name:`price of`,value:t.pricedModel,depth:0}),w(J,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&w(J,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${ge(e)}`}function q({all:e,children:t}){return b(`details`,{className:H.parts,children:[w(`summary`,{children:e}),w(`table`,{children:w(`tbody`,{children:t})})]})}function J({name:e,value:t,depth:n}){return b(`tr`,{children:[w(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),w(`td`,{children:t})]})}function Ue({of:e}){return b(`header`,{className:H.header,children:[b(`dl`,{className:H.facts,children:[w(z,{name:`Status`,children:e.status===null?w(y,{of:null}):w(Y,{by:{status:{eq:e.status}},children:w(y,{of:e.status})})}),e.failureKind!==null&&w(z,{name:`Failure`,children:w(Y,{by:{failureKind:{eq:e.failureKind}},children:w(a,{text:e.failureKind})})}),w(We,{of:e}),w(z,{name:`Duration`,children:w(v,{seconds:e.duration})}),e.timeToFirstToken!==null&&w(z,{name:`First token`,children:w(v,{seconds:e.timeToFirstToken})}),w(z,{name:`Tokens`,children:w(Ve,{of:e.usage})}),w(z,{name:`Cost`,children:w(He,{of:e})}),w(Ge,{of:e}),w(Ke,{of:e}),w(z,{name:`Made`,children:w(_,{at:e.createdAt})}),e.clientCreatedAt!==null&&w(z,{name:`Made, as the client says`,children:w(_,{at:e.clientCreatedAt})}),b(z,{name:`Changed`,children:[w(_,{at:e.updatedAt}),` `,b(`span`,{className:H.second,children:[`revision `,e.revision]})]}),w(z,{name:`Id`,children:w(`code`,{children:w(a,{text:e.id})})})]}),e.isDerivationPending&&w(`p`,{className:H.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&w(ue,{text:e.failureReason}),b(`div`,{className:H.tools,children:[w(Re,{of:e}),w(Ie,{id:e.id})]})]})}function Y({by:e,children:n}){return w(t,{to:`/completions`,search:{f:e},className:H.filter,children:n})}function We({of:{model:e,provider:t,operation:n}}){return b(A,{children:[w(z,{name:`Model`,children:e===null?`–`:w(Y,{by:{model:{eq:e}},children:w(a,{text:e})})}),t!==null&&w(z,{name:`Provider`,children:w(Y,{by:{provider:{eq:t}},children:w(a,{text:t})})}),n!==null&&w(z,{name:`Operation`,children:w(Y,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Ge({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:b(z,{name:`Ended by`,children:[w(Y,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&w(`code`,{children:w(a,{text:t})}),n&&w(`strong`,{className:H.bad,children:` ✕ refusal`})]})}function Ke({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return b(A,{children:[n!==null&&w(z,{name:`Session`,children:w(`a`,{href:R(n,e),className:H.filter,children:w(a,{text:t?.name||n})})}),r!==null&&w(z,{name:`User`,children:w(Y,{by:{userId:{eq:r}},children:w(a,{text:r})})}),i!==null&&w(z,{name:`Prompt version`,children:w(Y,{by:{promptVersion:{eq:i}},children:w(a,{text:i})})})]})}function qe({answered:e,field:t,alterations:n,at:i,onAt:a}){return e.loaded.has[t]===!0?w(pe,{held:e.held,field:t,onAt:a,alterations:n,at:i??``}):w(r,{title:`No ${t}`,children:w(`p`,{children:`Nothing of it is logged.`})})}function X(e,{rows:t,isWhole:n}=p()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Z({id:n,createdAt:r}){let i=E(),{t:a}=l({from:`/completions/$id`}),o=(0,V.useMemo)(()=>X(n),[n]),s=(0,V.useMemo)(()=>{let t=t=>{t===null?e(`There is no further one`):i({to:`/completions/$id`,params:{id:t},search:a===void 0?{}:{t:a},replace:!0})},n=async e=>{r!==null&&t(await Ae(r,e))};return o?{before:()=>t(o.before),after:()=>t(o.after)}:{before:()=>void n(!0).catch(()=>t(null)),after:()=>void n(!1).catch(()=>t(null))}},[o,r,i,a]),[c,u]=o?[o.before===null,o.after===null]:[r===null,r===null];return j((0,V.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,repeats:!0,title:`Previous of the list`,group:e,keys:[`[`,`p`],unavailable:c?t(!0):null,run:s.before},{id:`item:next`,repeats:!0,title:`Next of the list`,group:e,keys:[`]`,`n`],unavailable:u?t(o?.isWhole??!0):null,run:s.after}]},[s,c,u,o])),b(`nav`,{"aria-label":`The list around it`,className:H.tools,children:[w(t,{to:`/completions`,children:`Completions`}),w(T,{isDisabled:c,onPress:s.before,children:`← Previous`}),w(T,{isDisabled:u,onPress:s.after,children:`Next →`}),w(`span`,{className:H.second,children:o?`${C(o.place+1)} of ${C(o.count)} loaded`:r!==null&&`in the order of time`})]})}function Je({held:e,id:t}){let[n,r]=(0,V.useState)(null);if((0,V.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return w(x,{});let i=()=>e.text(n.id);return b(`div`,{children:[b(`p`,{className:H.tools,children:[b(`span`,{children:[C(n.characters),` characters`]}),w(T,{onPress:()=>void i().then(e=>f(e,`all of it`)),children:`Copy`}),w(T,{onPress:()=>void i().then(e=>_e(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),w(ve,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function Ye({id:e}){let{data:t,error:n,isPending:i,refetch:o}=m(Oe(e));if(i)return w(x,{});if(n)return w(s,{error:n,retry:()=>void o()});if(t.length===0)return w(r,{title:`No stack`,children:w(`p`,{children:`The client has not said where it made the call.`})});let c=t.toReversed();return b(A,{children:[w(`ol`,{className:H.stack,"aria-label":`Frames, innermost first`,children:c.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>b(`li`,{children:[b(`div`,{children:[w(`b`,{children:w(a,{text:r??`?`})}),` `,b(`code`,{children:[w(a,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&w(`pre`,{children:w(a,{text:t.trim()})})]},i))}),c.length>Q&&b(`p`,{children:[`The innermost `,Q,` of `,c.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Xe=[`request`,`response`,`extra`,`raw`];function Ze(){let{id:e}=u({from:`/completions/$id`});return w(se,{title:`Completion`,children:w(Qe,{id:e},e)})}function Qe({id:e}){let{data:t,error:r,isPending:a,refetch:o}=m(U(e)),{t:c=`conversation`}=l({from:`/completions/$id`}),u=D(),[d,f]=(0,V.useState)(0),p=(0,V.useCallback)(()=>{u.invalidateQueries({queryKey:[`completion`,e]}),f(e=>e+1)},[u,e]);if(et(e),tt(e),a)return b(A,{children:[w(Z,{id:e,createdAt:null}),w(x,{children:w(i,{})})]});if(r)return w(s,{error:r,retry:()=>void o()});let{completion:h}=t;return b(A,{children:[w(Z,{id:e,createdAt:h?.createdAt??null}),h===null?w(n,{what:`completion`}):b(A,{children:[w(N,{errors:t.errors,retry:()=>void o()}),w(ye,{of:h,renew:p}),w(Ue,{of:h}),w(`nav`,{"aria-label":`Parts of the call`,className:H.tabs,children:$.map(({tab:t,title:n})=>w(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===c?`page`:void 0,children:n},t))}),b(`div`,{children:[c===`conversation`&&b(A,{children:[w(de,{of:h}),w(le,{of:h}),w(he,{id:e},d)]}),w($e,{id:e,tab:c,alterations:h.alterations},`payload ${d}`),c===`stack`&&w(Ye,{id:e}),c===`feedback`&&w(je,{id:e})]})]})]})}function $e({id:e,tab:t,alterations:n}){let r=Xe.includes(t),[i,a]=(0,V.useState)(r);r&&!i&&a(!0);let{answered:o,error:c,again:u}=me(fe,i?e:null),{at:d}=l({from:`/completions/$id`}),f=E({from:`/completions/$id`}),p=(0,V.useCallback)(e=>{f({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[f]);return r?c===void 0?o?t===`raw`?w(Je,{id:e,...o}):w(qe,{field:t,answered:o,alterations:n,at:d,onAt:p},t):w(x,{}):w(s,{error:c,retry:u}):null}function et(e){let{mark:t}=oe(S);j((0,V.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void f(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>t(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void f(e,`the id`)}],[e,t]))}function tt(e){let t=E();j((0,V.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Ze as Completion};