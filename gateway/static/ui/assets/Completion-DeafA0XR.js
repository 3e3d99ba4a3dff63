import{$t as e,A as t,Ai as n,Ba as r,C as i,Di as a,Fi as o,Ha as s,Ht as c,Ii as l,Jt as u,Ka as d,Kn as f,Kt as p,N as m,Nt as h,P as ee,Rt as g,S as _,Sa as v,Ua as y,Ut as b,V as x,Va as S,Vi as C,W as te,Wn as ne,Xr as w,Xt as re,Ya as ie,Zt as ae,_a as T,ga as E,ha as D,ii as O,ma as k,qt as A,s as oe,xa as j,yt as se}from"./ui-BBGX17A8.js";import{a as ce,i as le,n as ue,o as M,r as de,s as fe,t as pe}from"./JsonTree-CpWd9iGH.js";import{a as N,t as P}from"./Conversation-Dh_K9XIb.js";import{t as F}from"./Partial-XOI3262V.js";import{t as I}from"./By-D0kYpU53.js";import{t as L}from"./Values-CwjdeHXE.js";import{t as R}from"./exact-BGD-h4oh.js";import{t as z}from"./sessionLink-BbAtssld.js";import{t as B}from"./Fact-CKIBN1nK.js";import{t as V}from"./useMutation-BXESb2u4.js";import{t as me}from"./cost-BW9lNGvJ.js";import{n as he}from"./download-CD9Mmpyu.js";import{s as ge}from"./TurnOf-B4k3phRu.js";var H=ie(d(),1);function _e({of:e,renew:t}){let n=ce(e),r=n===`gone`||n!==null&&n.revision>e.revision;return O((0,H.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:r?null:`nothing is new`,run:t}],[t,r])),r?n===`gone`?s(`p`,{className:M.note,role:`status`,children:`✕ It was deleted meanwhile.`}):y(`p`,{className:M.note,role:`status`,children:[`It has changed since. `,s(f,{onPress:t,children:`Show what is new`})]}):null}var U={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},ve=C(`
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
`),ye=C(`
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
`),be=C(`
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
`),xe=C(`
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
`),Se=C(`
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
`),Ce=C(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),we=C(`
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
`),Te=C(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),W=e=>j({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(ve,{id:e},{signal:t});if(r.completion===null&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];let{completion:a,changeCursor:o}=r;return{completion:a&&{...a,changeCursor:o},errors:i}}}),Ee=e=>j({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(ye,{id:e},{signal:t});if(!r.completion)throw i[0]??G();return r.completion.stacktrace}}),De=e=>j({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await R(be,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??G();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function Oe(e,t){let{data:r}=await n(we,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return r.completions?.nodes[0]?.id??null}function G(){return new o(`NOT_FOUND`,{message:`This completion is not here any more.`})}function ke({id:e}){let{data:t,error:n,isPending:r,refetch:i}=v(De(e));if(r)return s(w,{});if(n)return s(b,{error:n,retry:()=>void i()});let a=new Map;for(let e of t.nodes)a.set(e.taskId,[...a.get(e.taskId)??[],e]);let o=t.tasks.filter(e=>!a.has(e.id)&&e.archivedAt===null);return y(`div`,{className:U.feedback,children:[t.nodes.length===0&&y(m,{title:`Not graded`,children:[s(`p`,{children:`Nobody has given feedback on it.`}),o.length===0&&y(`p`,{children:[`No task asks for a grade of it either: `,s(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...a].map(([e,t])=>s(Ae,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&y(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),o.length>0&&y(`section`,{children:[s(`h2`,{children:`Tasks that want a grade`}),s(`ul`,{children:o.map(t=>y(`li`,{children:[s(`a`,{href:K(t.id),className:U.filter,children:s(h,{text:t.name})}),` `,s(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${se({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var K=e=>`#/tasks/${encodeURIComponent(e)}`;function Ae({id:e,grades:t}){let n=t[0]?.task;return y(`section`,{children:[s(`h2`,{children:n?s(`a`,{href:K(e),className:U.filter,children:s(h,{text:n.name})}):`A task that is gone`}),s(`ul`,{className:U.grades,children:t.map(e=>s(`li`,{"data-counts":e.adjudicates,children:s(je,{grade:e})},e.id))})]})}function je({grade:e}){let n=e.task?.version,r=n!==void 0&&n!==e.taskVersion;return y(S,{children:[y(`p`,{className:U.tools,children:[e.adjudicates&&s(`strong`,{className:U.counts,children:`★ the one that counts`}),y(`span`,{children:[`by`,` `,s(`b`,{children:s(q,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&y(`span`,{className:U.second,children:[`token `,s(h,{text:e.author.name??e.author.tokenId})]}),s(t,{at:e.createdAt}),y(`span`,{className:U.second,children:[`version `,e.taskVersion,r&&` of ${n}`]})]}),s(L,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&s(Me,{grade:e})]})}function q({of:{grader:e,author:t}}){return s(I,{grade:{grader:e,author:t??null}})}function Me({grade:e}){let[n,r]=(0,H.useState)(!1),i=e.history.toReversed();return y(`div`,{children:[y(f,{"aria-expanded":n,onPress:()=>r(!n),children:[n?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,s(t,{at:e.updatedAt}),` by`,` `,s(h,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),n&&s(`ol`,{className:U.grades,"aria-label":`Earlier revisions, newest first`,children:i.map((n,r)=>y(`li`,{children:[y(`p`,{className:U.tools,children:[`revision `,n.revision,` `,s(t,{at:n.at}),y(`span`,{className:U.second,children:[`version `,n.taskVersion]}),n.grader&&s(q,{of:n})]}),s(L,{of:n.jsonValues,comment:n.comment,against:(i[r-1]??e).jsonValues})]},n.revision))})]})}function Ne({role:e,...t}){let n=a(e),r=(0,H.useId)();return n===null?s(f,{...t}):y(`span`,{children:[s(f,{...t,isDisabled:!0,"aria-describedby":r}),` `,s(`small`,{id:r,children:n})]})}function Pe({id:e}){let[t,n]=(0,H.useState)(!1);return y(S,{children:[s(Ne,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),s(ae,{isOpen:t,onOpenChange:n,isDismissable:!0,className:U.veil??``,children:s(re,{className:U.modal??``,children:s(Fe,{id:e,close:()=>n(!1)})})})]})}function Fe({id:t,close:i}){let a=r(),o=D(),{mutate:c,isPending:u,error:d}=V({mutationFn:()=>n(Ce,{id:t}),onSuccess:()=>{A(`Deleted`),i(),a.removeQueries({queryKey:[`completion`,t]}),a.invalidateQueries({queryKey:[`completions`]}),o({to:`/completions`})}});return y(e,{role:`alertdialog`,children:[s(ne,{slot:`title`,children:`Delete this completion?`}),y(`p`,{children:[s(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),d&&y(`p`,{role:`alert`,className:U.bad,children:[`✕ `,l(d).message]}),y(`div`,{className:U.tools,children:[s(f,{autoFocus:!0,onPress:i,children:`Keep it`}),s(f,{className:`primary`,isDisabled:u,onPress:()=>c(),children:`Delete it`})]})]})}function Ie({of:{id:e,tags:t}}){let n=a(`WRITER`),r=(0,H.useId)(),i=(0,H.useRef)(null),o=Le(e);O((0,H.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let c=e=>o.mutate({tag:e,isAdded:!1});return y(`div`,{className:U.tags,children:[s(`ul`,{"aria-label":`Tags`,children:t.map(e=>y(`li`,{children:[s(X,{by:{tags:{hasAll:[e]}},children:s(h,{text:e})}),n===null&&s(f,{"aria-label":`Take away the tag ${e}`,onPress:()=>c(e),children:`×`})]},e))}),s(Re,{input:i,isDisabled:n!==null,why:r,add:e=>o.mutate({tag:e,isAdded:!0})}),n!==null&&s(`small`,{id:r,children:n}),o.error&&y(`span`,{role:`alert`,className:U.bad,children:[`✕ `,l(o.error).message]})]})}function Le(e){let t=r();return V({mutationFn:async({tag:t,isAdded:r})=>{let i={id:e,tags:[t]},[a]=(r?(await n(xe,i)).data.addTags?.results:(await n(Se,i)).data.removeTags?.results)??[];if(a?.error)throw new o(a.error.code,a.error);return a?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(A(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=W(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function Re({input:e,isDisabled:t,why:r,add:i}){let[a,o]=(0,H.useState)(``),c=(0,H.useId)(),l=v({queryKey:[`tag-suggestions`,a],queryFn:({signal:e})=>n(Te,{prefix:a},{signal:e}),enabled:a!==``&&a.length<=100});return y(`form`,{onSubmit:e=>{e.preventDefault(),a.trim()!==``&&i(a.trim()),o(``)},children:[s(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:a,list:c,disabled:t,...t&&{"aria-describedby":r},onChange:({target:e})=>o(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),s(`datalist`,{id:c,children:l.data?.data.suggest?.names.map(({name:e})=>s(`option`,{value:e},e))})]})}function ze({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return s(J,{all:e.totalTokens===null?`–`:g(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:s(Y,{name:e,value:g(t),depth:n},e))})}function Be({of:e}){let{cost:t}=e;return t?y(J,{all:`$${t.total}`,children:[s(Y,{name:`input`,value:`$${t.input}`,depth:0}),s(Y,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),s(Y,{name:`output`,value:`$${t.output}`,depth:0}),s(Y,{name:`price of`,value:t.pricedModel,depth:0}),s(Y,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&s(Y,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${me(e)}`}function J({all:e,children:t}){return y(`details`,{className:U.parts,children:[s(`summary`,{children:e}),s(`table`,{children:s(`tbody`,{children:t})})]})}function Y({name:e,value:t,depth:n}){return y(`tr`,{children:[s(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),s(`td`,{children:t})]})}function Ve({of:e}){return y(`header`,{className:U.header,children:[y(`dl`,{className:U.facts,children:[s(B,{name:`Status`,children:e.status===null?s(i,{of:null}):s(X,{by:{status:{eq:e.status}},children:s(i,{of:e.status})})}),e.failureKind!==null&&s(B,{name:`Failure`,children:s(X,{by:{failureKind:{eq:e.failureKind}},children:s(h,{text:e.failureKind})})}),s(He,{of:e}),s(B,{name:`Duration`,children:s(_,{seconds:e.duration})}),e.timeToFirstToken!==null&&s(B,{name:`First token`,children:s(_,{seconds:e.timeToFirstToken})}),s(B,{name:`Tokens`,children:s(ze,{of:e.usage})}),s(B,{name:`Cost`,children:s(Be,{of:e})}),s(Ue,{of:e}),s(Z,{of:e}),s(B,{name:`Made`,children:s(t,{at:e.createdAt})}),e.clientCreatedAt!==null&&s(B,{name:`Made, as the client says`,children:s(t,{at:e.clientCreatedAt})}),y(B,{name:`Changed`,children:[s(t,{at:e.updatedAt}),` `,y(`span`,{className:U.second,children:[`revision `,e.revision]})]}),s(B,{name:`Id`,children:s(`code`,{children:s(h,{text:e.id})})})]}),e.isDerivationPending&&s(`p`,{className:U.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&s(ue,{text:e.failureReason}),y(`div`,{className:U.tools,children:[s(Ie,{of:e}),s(Pe,{id:e.id})]})]})}function X({by:e,children:t}){return s(k,{to:`/completions`,search:{f:e},className:U.filter,children:t})}function He({of:{model:e,provider:t,operation:n}}){return y(S,{children:[s(B,{name:`Model`,children:e===null?`–`:s(X,{by:{model:{eq:e}},children:s(h,{text:e})})}),t!==null&&s(B,{name:`Provider`,children:s(X,{by:{provider:{eq:t}},children:s(h,{text:t})})}),n!==null&&s(B,{name:`Operation`,children:s(X,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Ue({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:y(B,{name:`Ended by`,children:[s(X,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&s(`code`,{children:s(h,{text:t})}),n&&s(`strong`,{className:U.bad,children:` ✕ refusal`})]})}function Z({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return y(S,{children:[n!==null&&s(B,{name:`Session`,children:s(`a`,{href:z(n,e),className:U.filter,children:s(h,{text:t?.name||n})})}),r!==null&&s(B,{name:`User`,children:s(X,{by:{userId:{eq:r}},children:s(h,{text:r})})}),i!==null&&s(B,{name:`Prompt version`,children:s(X,{by:{promptVersion:{eq:i}},children:s(h,{text:i})})})]})}function We({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?s(pe,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):s(m,{title:`No ${t}`,children:s(`p`,{children:`Nothing of it is logged.`})})}function Ge(e,{rows:t,isWhole:n}=te()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Ke({id:e,createdAt:t}){let n=D(),{t:r}=E({from:`/completions/$id`}),i=(0,H.useMemo)(()=>Ge(e),[e]),a=(0,H.useMemo)(()=>{let e=e=>{e===null?A(`There is no further one`):n({to:`/completions/$id`,params:{id:e},search:r===void 0?{}:{t:r},replace:!0})},a=async n=>{t!==null&&e(await Oe(t,n))};return i?{before:()=>e(i.before),after:()=>e(i.after)}:{before:()=>void a(!0).catch(()=>e(null)),after:()=>void a(!1).catch(()=>e(null))}},[i,t,n,r]),[o,c]=i?[i.before===null,i.after===null]:[t===null,t===null];return O((0,H.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,repeats:!0,title:`Previous of the list`,group:e,keys:[`[`],unavailable:o?t(!0):null,run:a.before},{id:`item:next`,repeats:!0,title:`Next of the list`,group:e,keys:[`]`],unavailable:c?t(i?.isWhole??!0):null,run:a.after}]},[a,o,c,i])),y(`nav`,{"aria-label":`The list around it`,className:U.tools,children:[s(k,{to:`/completions`,children:`Completions`}),s(f,{isDisabled:o,onPress:a.before,children:`← Previous`}),s(f,{isDisabled:c,onPress:a.after,children:`Next →`}),s(`span`,{className:U.second,children:i?`${g(i.place+1)} of ${g(i.count)} loaded`:`in the order of time`})]})}function qe({held:e,id:t}){let[n,r]=(0,H.useState)(null);if((0,H.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return s(w,{});let i=()=>e.text(n.id);return y(`div`,{children:[y(`p`,{className:U.tools,children:[y(`span`,{children:[g(n.characters),` characters`]}),s(f,{onPress:()=>void i().then(e=>p(e,`all of it`)),children:`Copy`}),s(f,{onPress:()=>void i().then(e=>he(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),s(ge,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function Je({id:e}){let{data:t,error:n,isPending:r,refetch:i}=v(Ee(e));if(r)return s(w,{});if(n)return s(b,{error:n,retry:()=>void i()});if(t.length===0)return s(m,{title:`No stack`,children:s(`p`,{children:`The client has not said where it made the call.`})});let a=t.toReversed();return y(S,{children:[s(`ol`,{className:U.stack,"aria-label":`Frames, innermost first`,children:a.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>y(`li`,{children:[y(`div`,{children:[s(`b`,{children:s(h,{text:r??`?`})}),` `,y(`code`,{children:[s(h,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&s(`pre`,{children:s(h,{text:t.trim()})})]},i))}),a.length>Q&&y(`p`,{children:[`The innermost `,Q,` of `,a.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Ye=[`request`,`response`,`extra`,`raw`];function Xe(){let{id:e}=T({from:`/completions/$id`});return s(c,{title:`Completion`,children:s(Ze,{id:e},e)})}function Ze({id:e}){let{data:t,error:n,isPending:i,refetch:a}=v(W(e)),{t:o=`conversation`}=E({from:`/completions/$id`}),c=r(),[l,u]=(0,H.useState)(0),d=(0,H.useCallback)(()=>{c.invalidateQueries({queryKey:[`completion`,e]}),u(e=>e+1)},[c,e]);if($e(e),et(e),i)return s(w,{children:s(x,{})});if(n)return s(b,{error:n,retry:()=>void a()});let{completion:f}=t;return y(S,{children:[s(Ke,{id:e,createdAt:f?.createdAt??null}),f===null?s(ee,{what:`completion`}):y(S,{children:[s(F,{errors:t.errors,retry:()=>void a()}),s(_e,{of:f,renew:d}),s(Ve,{of:f}),s(`nav`,{"aria-label":`Parts of the call`,className:U.tabs,children:$.map(({tab:t,title:n})=>s(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===o?`page`:void 0,children:n},t))}),y(`div`,{children:[o===`conversation`&&y(S,{children:[s(de,{of:f}),s(le,{of:f}),s(P,{id:e},l)]}),s(Qe,{id:e,tab:o,alterations:f.alterations},`payload ${l}`),o===`stack`&&s(Je,{id:e}),o===`feedback`&&s(ke,{id:e})]})]})]})}function Qe({id:e,tab:t,alterations:n}){let r=Ye.includes(t),[i,a]=(0,H.useState)(r);r&&!i&&a(!0);let{answered:o,error:c,again:l}=N(fe,i?e:null),{at:u}=E({from:`/completions/$id`}),d=D({from:`/completions/$id`}),f=(0,H.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return r?c===void 0?o?t===`raw`?s(qe,{id:e,...o}):s(We,{field:t,answered:o,alterations:n,at:u,onAt:f},t):s(w,{}):s(b,{error:c,retry:l}):null}function $e(e){let{mark:t}=oe(u);O((0,H.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void p(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>t(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void p(e,`the id`)}],[e,t]))}function et(e){let t=D();O((0,H.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Xe as Completion};